import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

interface Props {
  /** One bar per page; its name in App Bridge. */
  id: string;
  isDirty: boolean;
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** Shopify's bar for unsaved changes; while it is open, leaving the page asks first. */
export function UnsavedBar({ id, isDirty, isSaving, onSave, onDiscard }: Props) {
  const shopify = useAppBridge();
  useEffect(() => {
    void (isDirty ? shopify.saveBar.show(id) : shopify.saveBar.hide(id));
  }, [shopify, id, isDirty]);
  // A page that goes away takes its bar along.
  useEffect(() => () => void shopify.saveBar.hide(id), [shopify, id]);
  return (
    <SaveBar id={id} discardConfirmation>
      <button type="button" variant="primary" onClick={onSave} disabled={isSaving} {...(isSaving && { loading: "" })} />
      <button type="button" onClick={onDiscard} disabled={isSaving} />
    </SaveBar>
  );
}
