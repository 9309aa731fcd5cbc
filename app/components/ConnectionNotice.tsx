import { useBlocker } from "@remix-run/react";
import { useEffect } from "react";
import styles from "./ConnectionNotice.module.css";
import { useConnectionLost } from "./connection";

/** Says that the server is away. Who turns to another page meanwhile gets there when it is back: its script could not be loaded. */
export function ConnectionNotice() {
  const lost = useConnectionLost();
  const turning = useBlocker(({ currentLocation, nextLocation }) => lost && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!lost && turning.state === "blocked") turning.proceed();
  }, [lost, turning]);
  return (
    <div role="status" className={styles.place}>
      {lost && (
        <p className={styles.notice}>
          The connection is lost and tried again. {turning.state === "blocked" ? "The next page opens as soon as it is back." : "The page goes on by itself; what you have written stays."}
        </p>
      )}
    </div>
  );
}
