import { HTTP_METHODS, type HttpMethod } from '../webhooks/webhook.js';
import { badRequest } from './rest-error.js';

/** Wrong in form: 20001 is Twilio's code for a parameter that is unknown or makes no sense. */
const INVALID = 20001;

/** Reads form and query fields. Every method throws a RestError 400 when a field is there but unusable. */
export class FormReader {
  constructor(private readonly fields: URLSearchParams) {}

  text(name: string): string | undefined {
    return this.fields.get(name) ?? undefined;
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }

  required(name: string, code: number): string {
    const value = this.fields.get(name);
    if (!value) throw badRequest(code, `No '${name}' is specified`);
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (value !== 'true' && value !== 'false') throw badRequest(INVALID, `${name} must be true or false`);
    return value === 'true';
  }

  count(name: string, min: number, max: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const count = Number(value);
    if (/^\d+$/.test(value) && count >= min && count <= max) return count;
    throw badRequest(INVALID, `${name} must be a whole number from ${min} to ${max}`);
  }

  url(name: string, code: number): string | undefined {
    const value = this.text(name);
    if (value === undefined || (URL.canParse(value) && /^https?:/i.test(value))) return value;
    throw badRequest(code, `${name} is not a valid URL: ${value}`);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    const found = allowed.find((known) => known === value);
    if (value === undefined || found) return found;
    throw badRequest(INVALID, `${name} must be one of ${allowed.join(', ')}`);
  }

  method(name: string): HttpMethod {
    return this.oneOf(name, HTTP_METHODS) ?? 'POST';
  }

  all(name: string): readonly string[] {
    return this.fields.getAll(name);
  }

  /** A repeated field. Values joined by spaces are one unknown value here, because Twilio does not split them either. */
  listOf<T extends string>(name: string, allowed: readonly T[], code: number): readonly T[] {
    return this.fields.getAll(name).map((value) => {
      const found = allowed.find((known) => known === value);
      if (found) return found;
      throw badRequest(code, `${name} has an unknown value: ${value}`);
    });
  }
}
