import type { Offer } from "../../api-types.ts";
import { Notices } from "../components/notices.tsx";
import { text } from "../text.ts";

const words = text.packages.panel;

/** What speaks against a package. */
export function OfferNotes({ offer: { facts } }: { offer: Offer }) {
  const messages = [
    ...(facts?.provenance.state === "false" ? [words.false(facts.provenance.reason)] : []),
    ...(facts?.deprecated === undefined ? [] : [words.deprecated(facts.deprecated)]),
    ...(facts && facts.installScripts.length > 0 ? [words.scripts(facts.installScripts.join(", "))] : []),
  ];
  return <Notices messages={messages} />;
}
