import {
  CodeField,
  CodeListField,
  CodesField,
  CommuneField,
  FlagField,
  FlagQuery,
  IdField,
  InstantField,
  IntField,
  IntQuery,
  ListField,
  NumberField,
  PageQuery,
  PartField,
  PatternField,
  PatternListField,
  PersonField,
  TextField,
  DateField,
} from '@oln/service-kit';
import { IsDefined } from 'class-validator';
import { EmailField, UrlField } from '../organization/organization.dto.js';
import { OFFER_SCOPES } from './offer-list.js';
import { OFFER_STATUSES, SECTORS, SEXES, type OfferStatus, type Sex } from './offer.js';

const CODE = /^[a-z0-9][a-z0-9.-]{0,79}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export class PhoneDto {
  @TextField({ max: 60, example: '+56 2 2345 6789' }) number: string;
  @IntField({ optional: true, example: 12 }) extension?: number;
  @TextField({ max: 300, optional: true, example: 'Mesa central' }) description?: string;
}

export class ScheduleDto {
  @CodeListField(DAYS, { max: 7, describe: 'Days of the week' }) days: string[];
  @PatternField(TIME, { optional: true, example: '08:30', max: 5 }) opensAt?: string;
  @PatternField(TIME, { optional: true, example: '17:30', max: 5 }) closesAt?: string;
  @DateField({ optional: true }) validFrom?: string;
  @DateField({ optional: true }) validTo?: string;
  @TextField({ max: 500, optional: true, example: 'Urgencias, a toda hora' }) description?: string;
}

export class PlaceDto {
  @IdField({ describe: 'Made by the caller; stays the same when the entry is changed' }) id: string;
  @CodeField(['physical', 'virtual']) kind: 'physical' | 'virtual';
  @TextField({ max: 300, optional: true, example: 'Sede central' }) name?: string;
  @TextField({ max: 300, optional: true, example: 'Avenida La Florida 9343' }) address?: string;
  @TextField({ max: 100, optional: true, example: 'La Florida' }) city?: string;
  @TextField({ max: 100, optional: true, example: 'Región Metropolitana' }) region?: string;
  @TextField({ max: 20, optional: true, example: '8240000' }) postalCode?: string;
  @UrlField({ optional: true, describe: 'Of a virtual place' }) url?: string;
  @NumberField({ optional: true, min: -90, max: 90, example: -33.52 }) latitude?: number;
  @NumberField({ optional: true, min: -180, max: 180, example: -70.6 }) longitude?: number;
  @TextField({ max: 500, optional: true, example: 'Rampa de acceso' }) accessibility?: string;
  @ListField(() => PhoneDto, { max: 20 }) phones: PhoneDto[];
  @ListField(() => ScheduleDto, { max: 50 }) schedules: ScheduleDto[];
}

export class CostDto {
  @TextField({ max: 300, example: 'Sin costo para beneficiarios de Fonasa' }) option: string;
  @NumberField({ optional: true, max: 100_000_000, example: 0 }) amount?: number;
  @PatternField(/^[A-Z]{3}$/, { optional: true, example: 'CLP', max: 3 }) currency?: string;
  @TextField({ max: 500, optional: true, example: 'Por sesión' }) description?: string;
}

export class OfferDetailsDto {
  @TextField({ max: 300, optional: true, example: 'Programa Salud Mental Infantil' }) alternateName?: string;
  @UrlField({ optional: true }) url?: string;
  @TextField({
    max: 5_000,
    optional: true,
    example: 'Con derivación de la OLN o en el mesón',
    describe: 'How one gets in',
  })
  wayIn?: string;
  @TextField({ max: 2_000, optional: true, example: 'Gratuito' }) fees?: string;
  @ListField(() => CostDto, { max: 50 }) costs: CostDto[];
  @PatternListField(/^[a-z]{2,3}$/, { example: 'es', max: 30, describe: 'ISO 639 codes' }) languages: string[];
  @PatternListField(/^[^\p{C}]{1,200}$/u, {
    example: 'Certificado de nacimiento',
    max: 50,
    describe: 'Documents to bring',
  })
  documents: string[];
  @ListField(() => PlaceDto, { max: 100 }) places: PlaceDto[];
  @ListField(() => ScheduleDto, { max: 50 }) schedules: ScheduleDto[];
  @ListField(() => PhoneDto, { max: 20 }) phones: PhoneDto[];
}

export class ContactDto {
  @TextField({ optional: true, example: 'Encargada de admisión' }) name?: string;
  @TextField({ optional: true, example: 'Trabajadora social' }) title?: string;
  @EmailField({ optional: true }) email?: string;
  @TextField({ max: 60, optional: true, example: '+56 2 2345 6789' }) phone?: string;
}

export class OfferBody {
  @IdField({ describe: 'Institution of the same map' }) organizationId: string;
  @TextField({ max: 300, example: 'Salud mental infanto-juvenil' }) name: string;
  @TextField({ max: 5_000, optional: true, example: 'Atención psicológica y psiquiátrica' }) description?: string;
  @CodeField(SECTORS, { example: 'mental-health' }) sector: string;
  @CodesField({ example: 'mental-health-care', describe: 'Needs it answers' }) needs: string[];
  @CodesField({ example: 'mental-health', describe: 'Motives it is for; empty: any' }) motives: string[];
  @CodesField({ example: 'fonasa', describe: 'What a child or family must bring along' }) requirements: string[];
  @IntField({ optional: true, max: 120, example: 6 }) minAge?: number;
  @IntField({ optional: true, max: 120, example: 17 }) maxAge?: number;
  @CodeListField(SEXES, { optional: true, describe: 'Absent: any' }) sexes?: Sex[];
  @PatternListField(/^[0-9]{5}$/, { example: '13110', max: 350, describe: 'Communes it serves; the own one is added' })
  communes: string[];
  @FlagField({ example: false, describe: 'It serves the whole region' }) regionWide: boolean;
  @CodeField(OFFER_STATUSES) status: OfferStatus;
  @IsDefined() @PartField(() => OfferDetailsDto) details: OfferDetailsDto;
  @ListField(() => ContactDto, { max: 20, describe: 'People of the institution; sealed, for the office only' })
  contacts: ContactDto[];
  @EmailField({ optional: true, describe: 'Where it is asked if nobody there has an account; sealed' })
  contactEmail?: string;
  @PersonField({ optional: true, describe: 'Who of the office keeps this entry' }) personInCharge?: string;
}

export class AddOfferBody extends OfferBody {
  @CommuneField({ optional: true }) commune?: string;
}

export class OfferDto extends OfferBody {
  @IdField() id: string;
  @CommuneField() commune: string;
  @PatternField(/^[0-9]{2}$/, { example: '13', max: 2 }) region: string;
  @IntField({ min: 1, example: 1 }) version: number;
  @InstantField({ describe: 'When it was last said to be right' }) confirmedAt: string;
  @InstantField({ optional: true, describe: 'Since then nobody has said so' }) staleSince?: string;
  @TextField({ optional: true, example: 'catastro-2026', describe: 'Data set it was imported from' }) source?: string;
  @TextField({ optional: true, example: 'srv-17', describe: 'Its id there' }) sourceId?: string;
  @InstantField() addedAt: string;
  @InstantField() changedAt: string;
}

export class OfferListQuery extends PageQuery {
  @CodeField(OFFER_SCOPES, {
    optional: true,
    describe: '`own`: the office’s map; `region` (default): what serves it as well',
  })
  scope?: (typeof OFFER_SCOPES)[number];
  @PatternField(CODE, { optional: true, example: 'mental-health-care', max: 80 }) need?: string;
  @CodeField(SECTORS, { optional: true, example: 'mental-health' }) sector?: string;
  @CommuneField({ optional: true, describe: 'Commune that is served' }) commune?: string;
  @IntQuery({ optional: true, max: 120, example: 9 }) ageYears?: number;
  @TextField({
    optional: true,
    min: 3,
    max: 100,
    example: 'salud ment',
    describe: 'Words of name and description, or their beginnings',
  })
  text?: string;
  @CodeField(OFFER_STATUSES, { optional: true }) status?: OfferStatus;
  @IdField({ optional: true }) organizationId?: string;
  @FlagQuery({ optional: true, describe: 'Nobody has said for too long that it is right; of the own map' })
  stale?: boolean;
}
