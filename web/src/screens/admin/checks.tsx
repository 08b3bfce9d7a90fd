interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
  readonly wrong?: string | undefined;
}

/** Any of some. */
export function Checks<T extends string>({ label, options, chosen, onChange, wrong }: Props<T>) {
  const toggle = (value: T, isOn: boolean) => onChange(isOn ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <fieldset className="checks">
      <legend>{label}</legend>
      {options.map(({ value, label: name }) => (
        <label key={value} className="check-line">
          <input type="checkbox" checked={chosen.includes(value)} onChange={(event) => toggle(value, event.target.checked)} />
          {name}
        </label>
      ))}
      {wrong && <span className="wrong-line">{wrong}</span>}
    </fieldset>
  );
}
