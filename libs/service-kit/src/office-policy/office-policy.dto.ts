import { CommuneField, FlagField, IntField, ListField, PatternField } from '../http/fields.js';

const KEY = /^[a-z][A-Za-z0-9.-]{0,79}$/;
const TERM = /^[1-9]\d{0,3}(bd|d|h|m)$/;

export class CommunePath {
  @CommuneField()
  commune: string;
}

export class TermDto {
  @PatternField(KEY, { example: 'caseManagement.invitation.respond', max: 80 })
  key: string;

  @PatternField(TERM, { example: '20bd', describe: 'bd business days, d calendar days, h hours, m months' })
  term: string;
}

export class NumberDto {
  @PatternField(KEY, { example: 'pause.maximum-days', max: 80 })
  key: string;

  @IntField({ min: 1, max: 10_000, example: 90 })
  value: number;
}

export class OfficePolicyBody {
  @ListField(() => TermDto, { max: 200, describe: 'Terms the office decided otherwise; what is absent is the default' })
  terms: TermDto[];

  @ListField(() => NumberDto, { max: 60 })
  numbers: NumberDto[];

  @FlagField({
    optional: true,
    example: false,
    describe: 'What runs is told as well; otherwise it keeps its terms',
  })
  tellRunning?: boolean;
}

export class OfficePolicyDto {
  @CommuneField()
  commune: string;

  @ListField(() => TermDto)
  terms: TermDto[];

  @ListField(() => NumberDto)
  numbers: NumberDto[];

  @IntField({ min: 0, example: 0, describe: '0: the office has decided nothing otherwise' })
  version: number;
}

export const OFFICE_POLICY: OfficePolicyBody = {
  terms: [{ key: 'caseManagement.invitation.respond', term: '15bd' }],
  numbers: [{ key: 'pause.maximum-days', value: 60 }],
  tellRunning: false,
};
