import type { UndoReport } from "@peregrine/core/host";
import { Ask } from "../components/ask.tsx";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { number } from "../format.ts";
import { text } from "../text.ts";

const words = text.history.undo;
const MOST_REFUSALS = 5;

interface QuestionProps {
  /** What an undo would do. */
  report: UndoReport;
  onAnswer: (yes: boolean) => void;
}

/** Tells what an undo would take back, and asks. */
export function UndoQuestion({ report, onAnswer }: QuestionProps) {
  const title = words.title(String(report.run));
  const { restored, trashed } = report;
  if (restored + trashed === 0) {
    return (
      <Dialog title={title} kind="ask" onClose={() => onAnswer(false)}>
        <p>{words.nothing}</p>
        <Refusals report={report} />
        <Button onClick={() => onAnswer(false)}>{text.close}</Button>
      </Dialog>
    );
  }
  return (
    <Ask title={title} yes={words.go} danger onAnswer={onAnswer}>
      {restored > 0 && <p>{words.wouldRestore(number(restored), restored === 1)}</p>}
      {trashed > 0 && <p>{words.wouldTrash(number(trashed), trashed === 1)}</p>}
      <p class="quiet">{words.keep}</p>
      <Refusals report={report} />
    </Ask>
  );
}

/** Records that stay as they are, and why. */
export function Refusals({ report: { refused } }: { report: UndoReport }) {
  if (refused.length === 0) return null;
  return (
    <div class="small">
      <p>{words.refused(number(refused.length))}</p>
      <ul>
        {refused.slice(0, MOST_REFUSALS).map(({ key, title, failure }) => (
          <li key={key}>
            {title}: {failure.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
