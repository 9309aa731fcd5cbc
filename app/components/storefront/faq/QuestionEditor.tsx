import { BlockStack, Card, FormLayout, SkeletonBodyText, Text, TextField } from "@shopify/polaris";
import { lazy, useMemo, useState } from "react";
import { loadPatiently } from "~/components/connection";
import { Later } from "~/components/Later";
import { EVERYWHERE } from "~/domain/storefront/chart-rules";
import type { FaqDraft, FaqTexts } from "~/domain/storefront/faq-item";
import { errorAt, under, type FormErrors } from "~/lib/form-errors";
import { BlockPreview } from "../BlockPreview";
import { EditorPage, type EditedEntry } from "../EditorPage";
import type { HistoryEntry } from "../HistorySheet";
import { LanguageTabs } from "../LanguageTabs";
import { ShownOn } from "../ShownOn";
import { useCatalogue } from "../use-catalogue";
import { useEditor } from "../use-editor";
import { Extras } from "./Extras";

const AnswerEditor = lazy(() => loadPatiently(() => import("./AnswerEditor")));

interface Props {
  question: (EditedEntry & { draft: FaqDraft }) | null;
  history: HistoryEntry[];
  language: string;
  languages: string[];
  timeZone: string;
  mayWrite: boolean;
  shopId: string;
  apiKey: string;
  /** What a new question begins with: an answer given to a customer, say. */
  start?: Partial<FaqTexts> | undefined;
}

const NO_TEXTS: FaqTexts = { question: "", answer: { type: "root", children: [] } };

/** One question and its answer, in every language, with where it is shown; beside the real block. */
export function QuestionEditor({ question, language: own, languages, start, ...page }: Props) {
  const saved = useMemo((): FaqDraft => question?.draft ?? { texts: { primary: own, byLanguage: { [own]: NO_TEXTS } }, shownOn: EVERYWHERE, topic: "", picture: null, video: null }, [question, own]);
  const [language, setLanguage] = useState(saved.texts.primary);
  const [liveErrors, setLiveErrors] = useState<FormErrors>({});
  const catalogue = useCatalogue();
  const editor = useEditor<FaqDraft>({
    kind: "faq_item",
    id: question?.id ?? null,
    saved,
    begin: start && { ...saved, texts: { primary: own, byLanguage: { [own]: { ...NO_TEXTS, ...start } } } },
    basedOn: question?.updatedAt ?? "",
    list: "/app/storefront/faq",
    page: "/app/storefront/faq",
    fields: (value) => ({ draft: JSON.stringify(withoutEmpty(value)) }),
    takeUp: ({ content }) => content as FaqDraft,
  });
  const { edit, refusal } = editor;
  const { primary, byLanguage } = edit.value.texts;
  const texts = byLanguage[language] ?? NO_TEXTS;
  const setTexts = (part: Partial<FaqTexts>, field: string) =>
    edit.change((old) => ({ ...old, texts: { ...old.texts, byLanguage: { ...old.texts.byLanguage, [language]: { ...(old.texts.byLanguage[language] ?? NO_TEXTS), ...part } } } }), `${language}.${field}`);
  // A new question is not scolded before anybody has tried to save it.
  const errors: FormErrors = { ...(question || refusal ? liveErrors : {}), ...refusal?.errors };
  const textError = (name: "question" | "answer") => errorAt(errors, `texts.byLanguage.${language}.${name}`);
  const gaps = new Map(languages.filter((each) => each !== primary && !isWritten(byLanguage[each])).map((each) => [each, 1]));

  return (
    <EditorPage
      {...page}
      editor={editor}
      entry={question}
      newTitle="New question"
      listName="Questions and answers"
      block="faq"
      preview={<BlockPreview block="faq" draft={withoutEmpty(edit.value)} language={language} onErrors={setLiveErrors} />}
    >
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Question and answer
          </Text>
          <LanguageTabs languages={languages} gaps={gaps} chosen={language} onChoose={setLanguage}>
            <FormLayout>
              <TextField
                label="Question"
                value={texts.question}
                onChange={(words) => setTexts({ question: words }, "question")}
                placeholder={language === primary ? "How long does delivery take?" : byLanguage[primary]?.question}
                helpText={language === primary ? undefined : "Leave question and answer empty, and shoppers read the shop’s own language."}
                maxLength={250}
                autoComplete="off"
                error={textError("question")}
              />
              <Later meanwhile={<SkeletonBodyText lines={5} />}>
                <AnswerEditor key={language} label="Answer" answer={texts.answer} error={textError("answer")} onChange={(answer) => setTexts({ answer }, "answer")} />
              </Later>
            </FormLayout>
          </LanguageTabs>
        </BlockStack>
      </Card>
      <ShownOn heading="Where it is shown" everything="Everywhere" assignment={edit.value.shownOn} catalogue={catalogue} errors={under(errors, "shownOn.")} onChange={(shownOn) => edit.change((old) => ({ ...old, shownOn }))} />
      <Extras key={question?.updatedAt} draft={edit.value} errors={errors} change={edit.change} />
    </EditorPage>
  );
}

const isWritten = (texts: FaqTexts | undefined): boolean => texts !== undefined && (texts.question.trim() !== "" || texts.answer.children.length > 0);

/** A language in which nothing is written is not there: its shoppers read the shop's own. */
function withoutEmpty(draft: FaqDraft): FaqDraft {
  const { primary, byLanguage } = draft.texts;
  const kept = Object.entries(byLanguage).filter(([language, texts]) => language === primary || isWritten(texts));
  return { ...draft, texts: { primary, byLanguage: Object.fromEntries(kept) } };
}
