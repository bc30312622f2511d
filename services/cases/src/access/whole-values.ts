import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { KitErrors } from '@oln/service-kit';

/** Path of the first value that no field of cases means: `null`, or a list inside a list. */
export function brokenValue(value: unknown, path = ''): string | undefined {
  if (value === null) return path;
  if (typeof value !== 'object') return undefined;
  for (const [name, inner] of Object.entries(value as object)) {
    const at = path ? `${path}.${name}` : name;
    const broken = Array.isArray(value) && Array.isArray(inner) ? at : brokenValue(inner, at);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

/** What is not known is left out: `null` for it would pass the validation as absent, and be stored or break what follows. */
@Injectable()
export class WholeValues implements PipeTransform {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    const field = type === 'body' ? brokenValue(value) : undefined;
    if (field !== undefined) throw new RefusedError(refuse(KitErrors.INVALID, { field: field.slice(0, 200) }));
    return value;
  }
}
