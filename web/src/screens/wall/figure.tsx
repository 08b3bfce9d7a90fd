import type { Tone } from '../../ui/card.js';

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
  /** What it was before. */
  readonly then?: string;
  readonly tone?: Tone;
}

/** A figure that can be read across a room, with what it means. */
export function Figure({ label, value, detail, then, tone }: FigureProps) {
  return (
    <div className="figure" data-tone={tone}>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        <span className="small">{detail}</span>
        {then && <span className="small quiet">{then}</span>}
      </dd>
    </div>
  );
}
