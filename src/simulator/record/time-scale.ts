/** From this instant on (milliseconds since 1970), so many simulated seconds had passed, and a real second is `rate` of them. */
interface Stretch {
  readonly instant: number;
  readonly seconds: number;
  readonly rate: number;
}

/**
 * How instants and simulated seconds belong together while the speed changes. Instants never go back: whoever steps
 * ahead of the real time and then lets time run again stays ahead by that much.
 */
export class TimeScale {
  private readonly stretches: Stretch[] = [];
  private current: Stretch;
  private currentSpeed: number;
  /** Milliseconds that this scale's instants are ahead of the machine's while it runs. */
  private ahead = 0;
  /** The simulated second of a scale that stands still. */
  private stoodAt = 0;

  constructor(speed: number) {
    this.currentSpeed = speed;
    this.current = { instant: Date.now(), seconds: 0, rate: speed || 1 };
    this.stretches.push(this.current);
  }

  /** 0 when it stands still. */
  get speed(): number {
    return this.currentSpeed;
  }

  now(): Date {
    return new Date(this.instant());
  }

  seconds(): number {
    return this.currentSpeed === 0 ? this.stoodAt : this.secondsAt(Date.now() + this.ahead);
  }

  /** @param milliseconds since 1970 */
  secondsAt(milliseconds: number): number {
    const { instant, seconds, rate } = this.stretches.findLast((one) => one.instant <= milliseconds) ?? this.current;
    return seconds + ((milliseconds - instant) / 1000) * rate;
  }

  /** The instant so many simulated seconds ago, at the present speed. */
  ago(seconds: number): Date {
    return new Date(this.instant() - (seconds * 1000) / this.current.rate);
  }

  changeTo(speed: number): void {
    const instant = this.instant();
    this.stoodAt = this.seconds();
    this.current = { instant, seconds: this.stoodAt, rate: speed || 1 };
    this.stretches.push(this.current);
    this.ahead = instant - Date.now();
    this.currentSpeed = speed;
  }

  /** Moves a scale that stands still to a later simulated second; one that runs gets there by itself. */
  moveTo(seconds: number): void {
    this.stoodAt = Math.max(this.stoodAt, seconds);
  }

  private instant(): number {
    if (this.currentSpeed !== 0) return Date.now() + this.ahead;
    return this.current.instant + (this.stoodAt - this.current.seconds) * 1000;
  }
}
