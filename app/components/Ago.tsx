import { useEffect, useState } from "react";

/** A moment as people say it ("3 h ago"), exact on hover. `at`: ISO instant; `timeZone`: the shop's. */
export function Ago({ at, timeZone }: { at: string; timeZone: string }) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(at));
  // Server and first client render agree on the exact form; the relative one needs the reader's clock.
  return (
    <time dateTime={at} title={exact} suppressHydrationWarning>
      {now === null ? exact : ago(now - new Date(at).getTime())}
    </time>
  );
}

/** `milliseconds` since the moment; negative ones are ahead. */
export function ago(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  const words = minutes < 1 ? "now" : minutes < 60 ? `${minutes} min` : minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
  if (words === "now") return "just now";
  return milliseconds >= 0 ? `${words} ago` : `in ${words}`;
}
