import { IdField, PatternField } from '@oln/service-kit';

/** Path of one record. */
export class IdPath {
  @IdField()
  id: string;
}

/** Opaque id of a person of the office. */
export const PersonField = (options: { optional?: boolean; describe?: string } = {}): PropertyDecorator =>
  PatternField(/^[a-z0-9][a-z0-9._-]{0,63}$/, { example: 'gestora-1', max: 64, ...options });
