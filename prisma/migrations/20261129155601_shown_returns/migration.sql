-- What the order in Shopify says of its return: ShownReturns of domain/returns.
ALTER TABLE "Order" ADD COLUMN "shownReturns" JSONB;
