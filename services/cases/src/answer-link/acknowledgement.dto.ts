import { CommuneField, FlagField, InstantField, PartField, PatternField, TextField } from '@oln/service-kit';

export class AcknowledgementPath {
  @PatternField(/^[0-9]{5}\.[A-Za-z0-9_-]{32}$/, {
    example: '13110.3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAA',
    max: 38,
    describe: 'As it was mailed: once, until it expires',
  })
  token: string;
}

export class LinkTitleDto {
  @TextField({ example: 'Servicio de Protección Especializada, equipo comunal' }) es: string;
  @TextField({ example: 'Specialised protection service, local team' }) en: string;
}

export class LinkDto {
  @CommuneField({ describe: 'Commune of the office that asks' }) commune: string;
  @PartField(() => LinkTitleDto, { describe: 'Who was notified' }) title: LinkTitleDto;
  @InstantField() notifiedAt: string;
  @InstantField() expiresAt: string;
  @FlagField({ example: false }) used: boolean;
}

export class LinkAnswerBody {
  @TextField({ optional: true, max: 500, example: 'Recibido por el equipo de turno', describe: 'Who has it' })
  receivedBy?: string;
}

export class LinkAnswerDto {
  @InstantField() acknowledgedAt: string;
}
