import { useNow } from "./clock";

/** A moment as people say it ("3 h ago"), exact on hover. `at`: ISO instant; `timeZone`: the shop's. */
export function Ago({ at, timeZone }: { at: string; timeZone: string }) {
  const now = useNow();
  const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(at));
  return (
    <time dateTime={at} title={exact} suppressHydrationWarning>
      {ago(now - new Date(at).getTime())}
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
