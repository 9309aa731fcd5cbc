import { Extension } from "@tiptap/react";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { Node } from "@tiptap/pm/model";

/** Shows gaps (⟦…⟧) as what they are, and lets Tab go from one to the next, ready to be typed over. */
export const GapMarks = Extension.create({
  name: "gapMarks",
  addKeyboardShortcuts() {
    return {
      Tab: ({ editor }) => {
        const gaps = findGaps(editor.state.doc);
        const next = gaps.find(({ from }) => from > editor.state.selection.from) ?? gaps[0];
        if (!next) return false;
        return editor.commands.command(({ tr, dispatch }) => {
          dispatch?.(tr.setSelection(TextSelection.create(tr.doc, next.from, next.to)).scrollIntoView());
          return true;
        });
      },
    };
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          decorations: (state) => DecorationSet.create(state.doc, findGaps(state.doc).map(({ from, to }) => Decoration.inline(from, to, { "data-gap": "" }))),
        },
      }),
    ];
  },
});

function findGaps(doc: Node): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  doc.descendants((node, position) => {
    if (!node.isText || !node.text) return;
    for (const match of node.text.matchAll(/⟦[^⟦⟧]*⟧/g)) gaps.push({ from: position + match.index, to: position + match.index + match[0].length });
  });
  return gaps;
}
