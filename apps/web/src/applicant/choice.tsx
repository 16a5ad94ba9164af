import { useId } from 'react';

interface Props<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly (readonly [T, string])[];
}

export function Choice<T extends string>({ label, value, onChange, options }: Props<T>) {
  const group = useId();
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      {options.map(([key, text]) => (
        <label key={key} className={key === value ? 'on' : ''}>
          <input
            type="radio"
            name={group}
            checked={key === value}
            onChange={() => onChange(key)}
            data-testid={`ask-${key}`}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
