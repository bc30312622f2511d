import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { invalidFields, type InvalidField } from './invalid-fields.js';
import { rememberRules } from './known-rules.js';

export class InvalidRequestError extends Error {
  constructor(private readonly errors: ValidationError[]) {
    super('REQUEST.INVALID');
  }

  fields(language: 'es' | 'en'): InvalidField[] {
    return invalidFields(this.errors, language);
  }
}

/** Unknown properties are refused, not dropped: what a person typed is never lost in silence. */
export function requestValidation(): ValidationPipe {
  rememberRules();
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new InvalidRequestError(errors),
  });
}
