import { useId, type ReactNode } from 'react';

interface Props<T extends string> {
  label: string;
  value: T | '';
  onChange: (value: T) => void;
  options: readonly { readonly key: T; readonly text: ReactNode }[];
  testid: string;
}

/** One of several, each on a line of its own. */
export function Radios<T extends string>({ label, value, onChange, options, testid }: Props<T>) {
  const group = useId();
  return (
    <fieldset className="radios">
      <legend>{label}</legend>
      {options.map(({ key, text }) => (
        <label key={key} className={key === value ? 'on' : ''}>
          <input
            type="radio"
            name={group}
            checked={key === value}
            onChange={() => onChange(key)}
            data-testid={`${testid}-${key}`}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
