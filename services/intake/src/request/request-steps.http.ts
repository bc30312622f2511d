import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath } from '../access/paths.js';
import { AdmissionDesk } from './admission-desk.service.js';
import { DuplicateDesk } from './duplicate-desk.service.js';
import { FrontDesk } from './front-desk.service.js';
import { RequestDto } from './request.dto.js';
import { Step } from './request-step.js';
import {
  AdmitDto,
  ArrivalDto,
  ChooseVariantDto,
  DuplicateDto,
  EndReferralDto,
  OrientDto,
  ReferDto,
  WithdrawDto,
} from './request-steps.dto.js';
import { VariantDesk } from './variant-desk.service.js';

/** The way of a request through process §1. */
@ApiTags('requests')
@Controller('requests')
export class RequestStepsController {
  constructor(
    private readonly desk: FrontDesk,
    private readonly admission: AdmissionDesk,
    private readonly duplicates: DuplicateDesk,
    private readonly variants: VariantDesk,
  ) {}

  /** Pertinent: into the priority queue, with its first score. */
  @Step('admit')
  admit(@Param() { id }: IdPath, @Body() { separate }: AdmitDto): Promise<RequestDto> {
    return this.admission.admit(id, separate);
  }

  /** Not pertinent: the family is accompanied to who is. Again, to another one, if it did not arrive. */
  @Step('refer')
  refer(@Param() { id }: IdPath, @Body() body: ReferDto): Promise<RequestDto> {
    return this.desk.change(id, { do: 'refer', ...body });
  }

  /** Whether the family arrived where it was referred to: only an arrival ends an assisted referral well. */
  @Step('arrival')
  arrival(@Param() { id }: IdPath, @Body() { arrived }: ArrivalDto): Promise<RequestDto> {
    return this.desk.change(id, { do: 'check-arrival', arrived });
  }

  /** Ends a referral without an arrival: the family goes by itself, or was let go after somebody looked. */
  @Step('end-referral')
  endReferral(
    @Param() { id }: IdPath,
    @Body() { outcome, reason, riskChecked = false }: EndReferralDto,
  ): Promise<RequestDto> {
    return this.desk.change(id, { do: 'end-referral', outcome, reason, riskChecked });
  }

  /** Another request says the same: it takes over what this one knew; where its case is open, who attends the family is told. */
  @Step('duplicate')
  duplicate(@Param() { id }: IdPath, @Body() { of }: DuplicateDto): Promise<RequestDto> {
    return this.duplicates.close(id, of);
  }

  /** Taken from the queue: the variant is to be chosen. */
  @Step('take-up')
  takeUp(@Param() { id }: IdPath): Promise<RequestDto> {
    return this.desk.change(id, { do: 'take-up' });
  }

  /** How the family is helped. A family is in a line once: a second case of it takes a reason. */
  @Step('variant')
  chooseVariant(@Param() { id }: IdPath, @Body() body: ChooseVariantDto): Promise<RequestDto> {
    return this.variants.choose(id, body);
  }

  /** Nothing more was needed than to know where to go. */
  @Step('orient')
  orient(@Param() { id }: IdPath, @Body() { reason, riskChecked = false }: OrientDto): Promise<RequestDto> {
    return this.desk.change(id, { do: 'orient', reason, riskChecked });
  }

  /** The family, or who sent it, withdraws: possible at every stage. */
  @Step('withdraw')
  withdraw(@Param() { id }: IdPath, @Body() { reason, riskChecked = false }: WithdrawDto): Promise<RequestDto> {
    return this.desk.change(id, { do: 'withdraw', reason, riskChecked });
  }
}
