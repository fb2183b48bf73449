interface RadioProps {
  /** Of the group it belongs to. */
  name: string;
  label: string;
  checked: boolean;
  onChoose: () => void;
}

/** One of several answers, a line each. */
export function RadioLine({ name, label, checked, onChoose }: RadioProps) {
  return (
    <label class="check">
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      {label}
    </label>
  );
}
