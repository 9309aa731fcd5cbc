import type { Order, OrderEvent } from "../../state/types";
import type { ApiCall, View } from "../request";
import { time } from "./common";
import { orderView } from "./order";

export function eventView(call: ApiCall, order: Order, event: OrderEvent): View {
  const shared = {
    id: event.id,
    action: event.action,
    createdAt: time(event.createdAt),
    message: event.message,
    attributeToApp: event.attributeToApp,
    attributeToUser: event.attributeToUser,
    appTitle: event.attributeToApp ? call.context.state.installation.appTitle : null,
    criticalAlert: false,
    subject: () => orderView(call, order),
  };
  if (event.kind === "comment") return { __typename: "CommentEvent", ...shared, rawMessage: event.message, attachments: [], canDelete: false, canEdit: false, edited: false };
  return { __typename: "BasicEvent", ...shared, author: event.author, subjectId: order.id, subjectType: "ORDER", hasAdditionalContent: false, additionalContent: null, additionalData: null, arguments: [], secondaryMessage: null };
}
