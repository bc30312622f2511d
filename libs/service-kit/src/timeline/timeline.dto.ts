import { ApiProperty } from '@nestjs/swagger';
import { IdField, InstantField, IntField, TextField } from '../http/fields.js';

/** Something that happened to a record: who, when, and why, in codes. */
export class TimelineEntryDto {
  @IdField() id: string;
  @TextField({ example: 'oln.cases.case.moved.v1' }) type: string;
  @InstantField({ describe: 'Business time' }) at: string;
  @TextField({ example: 'gestora-1', describe: 'Person (opaque id), `process` or `system:<name>`' }) actor: string;
  @IntField({ min: 1, example: 3, describe: 'Version of the record' }) version: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Ids and codes of the event',
    example: { from: 'invitation', to: 'diagnosis' },
  })
  facts: Record<string, unknown>;
}
