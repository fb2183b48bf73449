import { useState } from "preact/hooks";
import type { FormValues, IntegrationForm } from "../../api-types.ts";
import { api } from "../api/api.ts";
import { useLoad } from "../api/use-load.ts";
import { Ask } from "../components/ask.tsx";
import { Dialog } from "../components/dialog.tsx";
import { FailureNote } from "../components/failure-note.tsx";
import { SafeLink } from "../components/safe-link.tsx";
import { ConnectionForm } from "../form/connection-form.tsx";
import { useConnection } from "../form/use-connection.ts";
import { announce } from "../state/announce.ts";
import { text } from "../text.ts";

const words = text.settings.form;

interface PanelProps {
  name: string;
  /** Values of an earlier visit. */
  draft?: Readonly<FormValues>;
  /** Something was typed. With it, closing loses nothing and asks nothing. */
  onDraft?: (form: IntegrationForm, values: FormValues) => void;
  onClose: () => void;
  onSaved: () => void;
}

/** An integration's form, in a panel at the side. */
export function ConnectionPanel(props: PanelProps) {
  const { data, failure } = useLoad(() => api.form(props.name), props.name);
  if (data) return <LoadedPanel {...props} form={data} />;
  if (!failure) return null;
  return (
    <Dialog title={props.name} kind="panel" onClose={props.onClose}>
      <FailureNote what={text.cannotLoad} failure={failure} alert />
    </Dialog>
  );
}

function LoadedPanel({ form, draft, onDraft, onClose, onSaved }: PanelProps & { form: IntegrationForm }) {
  const [leaving, setLeaving] = useState(false);
  const connection = useConnection(form, {
    draft,
    onDraft: onDraft && ((values) => onDraft(form, values)),
    onSaved: (works) => {
      announce(works ? words.saved(form.label) : words.savedAnyway(form.label));
      onSaved();
    },
  });
  const close = () => (connection.dirty && !onDraft ? setLeaving(true) : onClose());
  return (
    <Dialog title={(form.configured ? words.edit : words.connect)(form.label)} kind="panel" onClose={close}>
      <About form={form} />
      <ConnectionForm form={form} connection={connection} />
      {leaving && (
        <Ask
          title={words.discardTitle}
          yes={words.discard}
          no={words.stay}
          onAnswer={(yes) => (yes ? onClose() : setLeaving(false))}
        >
          <p>{words.discardHint}</p>
        </Ask>
      )}
    </Dialog>
  );
}

function About({ form }: { form: IntegrationForm }) {
  const { summary, hosts, docsUrl, path } = form;
  return (
    <div class="stack tight small quiet">
      {summary !== undefined && <p>{summary}</p>}
      <p>
        {hosts && hosts.length > 0 && `${words.talksTo(hosts.join(", "))} `}
        {words.keptIn(path)}
      </p>
      {docsUrl !== undefined && (
        <p>
          <SafeLink href={docsUrl}>{words.about}</SafeLink>
        </p>
      )}
    </div>
  );
}
