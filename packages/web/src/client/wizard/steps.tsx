import { text } from "../text.ts";

/** How far the setup is. Only the last step is ours; the ones before belong to the rest of Peregrine. */
export function Steps({ here }: { here: number }) {
  const steps = Array.from({ length: here }, (_, at) => at + 1);
  return (
    <ol class="steps" aria-label={text.wizard.steps}>
      {steps.map((step) => (
        <li
          key={step}
          class={step === here ? "here" : "past"}
          aria-current={step === here ? "step" : undefined}
        >
          <span class="heard">{step}</span>
        </li>
      ))}
    </ol>
  );
}
