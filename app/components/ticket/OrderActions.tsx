import { ActionList, Button, InlineStack, Popover } from "@shopify/polaris";
import { startTransition, useState } from "react";
import type { OpenSheet, SheetName } from "./sheets/OrderSheets";
import type { OrderData } from "./types";

/** What can be done to this order now; the likeliest first, the rest under More. */
export function OrderActions({ order, onOpen }: { order: NonNullable<OrderData["order"]>; onOpen: (sheet: OpenSheet) => void }) {
  const [more, setMore] = useState(false);
  const open = (sheet: SheetName) => {
    startTransition(() => {
      setMore(false);
      onOpen({ sheet, orderId: order.id });
    });
  };
  const shipped = order.fulfillments.some(({ status }) => status === "SUCCESS");
  const waiting = order.lines.some((line) => line.unfulfilledQuantity > 0);
  const undecided = order.returns.some(({ status }) => status === "REQUESTED" || status === "OPEN");
  const isRefundable = order.lines.some((line) => line.refundableQuantity > 0) && order.financialStatus !== "PENDING";
  const main: [SheetName, string][] = [
    ...(undecided ? ([["return-decision", "Decide the return"]] as [SheetName, string][]) : []),
    ...(shipped && !order.cancelledAt ? ([["return", "Return"]] as [SheetName, string][]) : []),
    ...(isRefundable ? ([["refund", "Refund"]] as [SheetName, string][]) : []),
    ...(waiting && !order.cancelledAt ? ([["cancel", "Cancel"]] as [SheetName, string][]) : []),
  ];
  const rest: [SheetName, string][] = [
    ["replacement", "Send a replacement"],
    ["discount", "Make up for it"],
    ...(waiting && !order.cancelledAt ? ([["address", "Change the address"]] as [SheetName, string][]) : []),
    ["details", "Note and tags"],
  ];
  return (
    <InlineStack gap="150">
      {main.slice(0, 3).map(([sheet, label]) => (
        <Button key={sheet} size="slim" onClick={() => open(sheet)}>
          {label}
        </Button>
      ))}
      <Popover
        active={more}
        onClose={() => setMore(false)}
        activator={
          <Button size="slim" disclosure onClick={() => startTransition(() => setMore(!more))}>
            More
          </Button>
        }
      >
        <ActionList items={[...main.slice(3), ...rest].map(([sheet, label]) => ({ content: label, onAction: () => open(sheet) }))} />
      </Popover>
    </InlineStack>
  );
}
