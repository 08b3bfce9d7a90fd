import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { DomainError, type FieldProblem } from './domain-error.js';

/** Checks every DTO: unknown fields are refused by name, problems are listed all at once with the path of their field. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      new DomainError('invalid', 'input/invalid', 'Some fields need your attention; each is listed with what to do.', {
        errors: fieldProblems(errors, ''),
      }),
  });
}

/** `[{ property: 'consent', children: [{ property: 'call', constraints }] }]` -> `[{ field: 'consent.call', code, message }]`. */
export function fieldProblems(errors: readonly ValidationError[], parent: string): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) =>
      toFieldProblem(field, constraint, message),
    );
    return [...own, ...fieldProblems(error.children ?? [], field)];
  });
}

function toFieldProblem(field: string, constraint: string, message: string): FieldProblem {
  if (constraint === 'whitelistValidation') {
    return { field, code: 'unknown-field', message: `${field} is not known here: check its spelling or leave it out.` };
  }
  const code = constraint.replace(/^is(?=[A-Z])/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { field, code: code.replace(/^-/, ''), message: /[.!?]$/.test(message) ? message : `${message}.` };
}
