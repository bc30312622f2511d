import { CodeField, ListField } from '@oln/service-kit';
import { NOT_LOCATED_REASONS, RENUNCIATION_REASONS } from '../case-file/case-commands.js';
import { RiskAnswerDto } from '../case-file/case-file.dto.js';

export class RenunciationBody {
  @CodeField(RENUNCIATION_REASONS, { describe: 'Why the family renounces' })
  reason: (typeof RENUNCIATION_REASONS)[number];
  @ListField(() => RiskAnswerDto, { max: 30, describe: 'What is done about each risk that is known' })
  risks: RiskAnswerDto[];
}

export class NotLocatedBody {
  @CodeField(NOT_LOCATED_REASONS) reason: (typeof NOT_LOCATED_REASONS)[number];
}
