import { Injectable, type PipeTransform, type ArgumentMetadata } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { KitErrors } from './kit.errors.js';

/** Path of the first value that no field of ours means, in a body that was parsed from JSON: `null`, or a list inside a list. */
export function brokenValue(value: unknown, clearable?: RegExp, path = ''): string | undefined {
  if (value === null) return clearable?.test(path) ? undefined : path;
  if (typeof value !== 'object' || Buffer.isBuffer(value)) return undefined;
  const inList = Array.isArray(value);
  for (const [name, inner] of Object.entries(value)) {
    const at = path ? `${path}.${name}` : name;
    const broken = inList && Array.isArray(inner) ? at : brokenValue(inner, clearable, at);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

/** What is not known is left out. `null` for it would pass as "absent" through the validation and then be stored. */
@Injectable()
export class WholeValues implements PipeTransform {
  /** `clearable`: paths of fields at which `null` says something: the value is taken away. */
  constructor(private readonly clearable?: RegExp) {}

  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    const field = type === 'body' ? brokenValue(value, this.clearable) : undefined;
    if (field !== undefined) throw new RefusedError(refuse(KitErrors.INVALID, { field: field.slice(0, 200) }));
    return value;
  }
}
