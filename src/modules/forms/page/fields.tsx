import type { ComponentChildren, ComponentProps } from 'preact';
import type { FormFields } from '../form/form-fields.js';
import type { FormView } from './form-view.js';
import { Sentence } from './sentence.js';

type Name = keyof FormFields;

interface Described {
  readonly view: FormView;
  readonly name: Name;
  readonly label: string;
  readonly hint?: string;
}

/** What is said about a field: read aloud with it, because it is named in aria-describedby. */
function describedBy({ view, name, hint }: Described): string | undefined {
  const ids = [hint ? `${name}-hint` : '', view.problems.some((one) => one.field === name) ? `${name}-wrong` : ''];
  return ids.filter(Boolean).join(' ') || undefined;
}

function isWrong({ view, name }: Described): 'true' | undefined {
  return view.problems.some((one) => one.field === name) ? 'true' : undefined;
}

export function Wrong({ view, name }: Pick<Described, 'view' | 'name'>) {
  const problem = view.problems.find((one) => one.field === name);
  return problem ? (
    <p class="wrong" id={`${name}-wrong`}>
      <Sentence text={problem.message} />
    </p>
  ) : null;
}

function Label({ view, name, label, hint, optional }: Described & { readonly optional: boolean }) {
  return (
    <>
      <label for={name}>
        {label}
        {optional ? <span class="optional"> ({view.words.optional})</span> : null}
      </label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          <Sentence text={hint} />
        </p>
      ) : null}
    </>
  );
}

interface TextProps extends Described {
  readonly type: 'text' | 'tel' | 'date' | 'time';
  readonly autocomplete: string;
  readonly numeric?: boolean;
  readonly optional?: boolean;
}

export function TextField(props: TextProps) {
  const { view, name, type, autocomplete, numeric = false, optional = false } = props;
  const attributes = {
    id: name,
    name,
    type,
    autocomplete,
    value: view.fields[name],
    inputMode: numeric ? 'numeric' : undefined,
    'aria-describedby': describedBy(props),
    'aria-invalid': isWrong(props),
    'aria-required': optional || type !== 'tel' ? undefined : 'true',
  } as ComponentProps<'input'>;
  return (
    <div class="field">
      <Label {...props} optional={optional} />
      <Wrong view={view} name={name} />
      <input {...attributes} />
    </div>
  );
}

export function LongField(props: Described) {
  const { view, name } = props;
  return (
    <div class="field">
      <Label {...props} optional />
      <Wrong view={view} name={name} />
      {/* A line feed after the tag is swallowed by browsers: one of ours keeps one of theirs. */}
      <textarea id={name} name={name} rows={4} aria-describedby={describedBy(props)} aria-invalid={isWrong(props)}>
        {`\n${view.fields[name]}`}
      </textarea>
      <p class="hint" id={`${name}-left`} role="status" data-left={view.words.messageLeft} hidden />
    </div>
  );
}

interface ChoiceProps {
  readonly view: FormView;
  readonly name: Name;
  readonly legend: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  /** Without one nothing is chosen. */
  readonly preset?: string;
  /** Read before the options, and after them. */
  readonly before?: ComponentChildren;
  readonly children?: ComponentChildren;
}

export function Choice({ view, name, legend, options, preset = '', before, children }: ChoiceProps) {
  const chosen = options.some(([value]) => value === view.fields[name]) ? view.fields[name] : preset;
  return (
    <fieldset id={name} tabIndex={-1}>
      <legend>{legend}</legend>
      {before}
      <Wrong view={view} name={name} />
      {options.map(([value, label]) => (
        <label key={value} class="tick">
          <input type="radio" name={name} value={value} checked={value === chosen} />
          <span>{label}</span>
        </label>
      ))}
      {children}
    </fieldset>
  );
}

/** One box, never ticked by us. */
export function Box({ view, name, label }: Described) {
  return (
    <label class="tick">
      <input id={name} type="checkbox" name={name} value="yes" checked={view.fields[name] !== ''} />
      <span>{label}</span>
    </label>
  );
}
