import { Heading } from "@react-email/heading";
import { Link } from "@react-email/link";
import { Text } from "@react-email/text";
import type { CSSProperties, ReactNode } from "react";

/** What the parts of a mail are made of. The classes are those that its style sheet darkens (step-mail.tsx). */
export const INK = "#1c2024";
export const QUIET = "#5c6570";
export const LINE = "#e3e6ea";

export const paragraph: CSSProperties = { margin: "0 0 16px", fontSize: 16, lineHeight: "24px", color: INK };
export const small: CSSProperties = { margin: "0 0 4px", fontSize: 14, lineHeight: "20px", color: QUIET };

export function Title({ children }: { children: ReactNode }) {
  return (
    <Heading as="h2" className="ink" style={{ margin: "16px 0 8px", fontSize: 18, lineHeight: "26px", fontWeight: 600, color: INK }}>
      {children}
    </Heading>
  );
}

export function PlainLink({ href, label, color }: { href: string; label: string; color: string }) {
  return (
    <Text style={{ ...paragraph, margin: "0 0 8px" }}>
      <Link className="link" href={href} style={{ color, textDecoration: "underline" }}>
        {label}
      </Link>
    </Text>
  );
}
