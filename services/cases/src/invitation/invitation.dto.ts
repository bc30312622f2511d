import {
  CodeField,
  CommuneField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PartField,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { IsDefined } from 'class-validator';
import { REJECTION_REASONS } from '../case-file/case-commands.js';
import { PersonField, RiskAnswerDto } from '../case-file/case-file.dto.js';
import {
  CONTACT_KINDS,
  CONTACT_RESULTS,
  SIGNERS,
  type ContactKind,
  type ContactResult,
  type Signer,
} from './invitation.js';

const KIND = /^[a-z0-9][a-z0-9-]{0,59}$/;

export class AttemptBody {
  @CodeField(CONTACT_KINDS) kind: ContactKind;
  @CodeField(CONTACT_RESULTS) result: ContactResult;
  @InstantField({ describe: 'When it was tried' }) at: string;
  @TextField({ optional: true, max: 4_000, example: 'Vecina dice que vuelven el lunes', describe: 'Kept encrypted' })
  note?: string;
}

export class AttemptDto {
  @IdField() id: string;
  @IdField() caseId: string;
  @CodeField(CONTACT_KINDS) kind: ContactKind;
  @CodeField(CONTACT_RESULTS) result: ContactResult;
  @InstantField() at: string;
  @PersonField() person: string;
  @TextField({ optional: true, max: 4_000, example: 'Vecina dice que vuelven el lunes' }) note?: string;
}

export class DocumentBody {
  @PatternField(KIND, { example: 'data-use-consent', max: 60, describe: 'Kind of document of the office' })
  kind: string;
  @FlagField({ describe: 'False: refused, or taken back' }) given: boolean;
  @IdField({ optional: true, describe: 'Where the document is of one child' }) childId?: string;
  @DateField() signedOn: string;
  @TextField({
    optional: true,
    max: 200,
    example: 'Archivador 3, folio 12',
    describe: 'Where the paper is. Kept encrypted',
  })
  reference?: string;
}

export class DocumentDto extends DocumentBody {
  @IdField() id: string;
  @IdField() caseId: string;
  @InstantField() recordedAt: string;
  @PersonField() recordedBy: string;
}

export class TextsDto {
  @TextField({ example: 'Consentimiento de uso de datos' }) es: string;
  @TextField({ example: 'Consent to the use of data' }) en: string;
}

export class DocumentKindBody {
  @IsDefined() @PartField(() => TextsDto) title: TextsDto;
  @CodeField(SIGNERS) signer: Signer;
  @FlagField({ describe: 'Without it an invitation cannot be accepted' }) required: boolean;
  @FlagField({ example: false, describe: 'One for each child' }) perChild: boolean;
}

export class DocumentKindDto extends DocumentKindBody {
  @IntField({ min: 0, describe: "0: the house's, the office has put nothing in its place" }) version: number;
  @PatternField(KIND, { example: 'data-use-consent', max: 60 }) code: string;
}

export class DocumentKindPath {
  @CommuneField() commune: string;
  @PatternField(KIND, { example: 'data-use-consent', max: 60 }) code: string;
}

export class RejectionBody {
  @CodeField(REJECTION_REASONS, { describe: 'Why the family says no' }) reason: (typeof REJECTION_REASONS)[number];
  @ListField(() => RiskAnswerDto, { max: 30, describe: 'What is done about each risk that is known' })
  risks: RiskAnswerDto[];
}
