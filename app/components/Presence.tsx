import type { Present } from "~/domain/tickets/presence";
import styles from "./Presence.module.css";

/** Who else is on a ticket; who writes pulses. Without anybody it takes no room. */
export function Presence({ people, words = false }: { people: Present[]; words?: boolean }) {
  if (people.length === 0) return null;
  const sentence = people.map(({ name, doing }) => `${name} is ${doing === "writing" ? "writing" : "here"}`).join(", ");
  return (
    <span className={styles.people} title={sentence} role="status">
      {people.map((person) => (
        <span key={person.staffId} className={person.doing === "writing" ? styles.writing : styles.viewing} aria-hidden="true">
          {person.name.charAt(0)}
        </span>
      ))}
      <span className={words ? undefined : styles.heard}>{sentence}</span>
    </span>
  );
}
