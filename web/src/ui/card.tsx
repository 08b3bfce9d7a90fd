import { useId } from 'react';
import './card.css';

export type Tone = 'alarm' | 'warn' | 'good' | 'calm';

interface CardProps {
  readonly title: string;
  readonly children: React.ReactNode;
  /** Beside the title. */
  readonly aside?: React.ReactNode;
  readonly className?: string;
}

export function Card({ title, children, aside, className = '' }: CardProps) {
  const id = useId();
  return (
    <section className={`card ${className}`.trim()} aria-labelledby={id}>
      <div className="row apart">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function Badge({ tone, children }: { readonly tone?: Tone; readonly children: React.ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}

/** A sentence that has to be seen. `alarm` is also read out at once. */
export function Note({ tone = 'calm', children }: { readonly tone?: Tone; readonly children: React.ReactNode }) {
  return (
    <div className="note" data-tone={tone} {...(tone === 'alarm' ? { role: 'alert' } : {})}>
      {children}
    </div>
  );
}

/** Nothing here: what that means, and what to do next. */
export function Empty({ says, children }: { readonly says: string; readonly children?: React.ReactNode }) {
  return (
    <div className="empty">
      <p className="quiet">{says}</p>
      {children}
    </div>
  );
}

const widths = ['100%', '82%', '64%'];

/** The shape of what is being loaded. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div className="stack" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="skeleton" style={{ width: widths[line % widths.length] }} />
      ))}
    </div>
  );
}
