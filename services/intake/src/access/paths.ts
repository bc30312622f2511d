import { IdField } from '@oln/service-kit';

/** Path of one record. */
export class IdPath {
  @IdField()
  id: string;
}
