import { ApiProperty } from '@nestjs/swagger';
import { IdField, InstantField, IntField, TextField } from '@oln/service-kit';

export class TimelineEntryDto {
  @IdField() id: string;
  @TextField({ example: 'oln.cases.case.moved.v1' }) type: string;
  @InstantField() at: string;
  @TextField({ example: 'gestora-1', describe: 'Person, process or system' }) actor: string;
  @IntField({ min: 1 }) version: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Ids and codes of the event',
    example: { from: 'invitation', to: 'diagnosis' },
  })
  facts: Record<string, unknown>;
}
