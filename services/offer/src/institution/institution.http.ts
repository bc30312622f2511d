import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, IdPath, PathParams, Rights, type Page } from '@oln/service-kit';
import type { Answer } from '../answer/answer.js';
import { acceptance, appointment } from '../answer/answer.http.js';
import * as steps from '../referral/referral-steps.dto.js';
import * as examples from '../referral/referral.examples.js';
import type { Referral } from '../referral/referral.js';
import { referralView } from '../referral/referral.views.js';
import { ReceivedListQuery, ReceivedReferralDto } from './institution.dto.js';
import { InstitutionDesk, type ReceivedView } from './institution.service.js';

const AnswerStep = (path: string): MethodDecorator =>
  applyDecorators(
    Post(`:id/${path}`),
    HttpCode(200),
    Changes(),
    Rights('institution.referrals'),
    PathParams(IdPath),
    ApiOkResponse({ type: ReceivedReferralDto }),
  ) as MethodDecorator;

/** For the institutions of the network: what was sent to them, and their answers. */
@ApiTags('institution')
@Controller('institution/referrals')
export class InstitutionController {
  constructor(private readonly desk: InstitutionDesk) {}

  @Get()
  @Rights('institution.referrals')
  @ApiPage(ReceivedReferralDto)
  async list(@Query() { cursor, limit, ...filter }: ReceivedListQuery): Promise<Page<ReceivedReferralDto>> {
    const found = await this.desk.list(filter, { cursor, limit });
    return { ...found, items: found.items.map((referral) => receivedView({ referral })) };
  }

  @Get(':id')
  @Rights('institution.referrals')
  @PathParams(IdPath)
  @ApiOkResponse({ type: ReceivedReferralDto })
  async get(@Param() { id }: IdPath): Promise<ReceivedReferralDto> {
    return receivedView(await this.desk.get(id));
  }

  @AnswerStep('acknowledgement')
  acknowledge(@Param() { id }: IdPath): Promise<ReceivedReferralDto> {
    return this.take(id, { kind: 'acknowledged' });
  }

  /** A place for this child: whoever waits for it before comes first. */
  @AnswerStep('acceptance')
  @Example(steps.AcceptBody, examples.ACCEPT)
  accept(@Param() { id }: IdPath, @Body() body: steps.AcceptBody): Promise<ReceivedReferralDto> {
    return this.take(id, acceptance(body));
  }

  @AnswerStep('wait-listing')
  waitList(@Param() { id }: IdPath): Promise<ReceivedReferralDto> {
    return this.take(id, { kind: 'wait-listed' });
  }

  @AnswerStep('refusal')
  @Example(steps.DeclineBody, examples.DECLINE)
  decline(@Param() { id }: IdPath, @Body() { reason }: steps.DeclineBody): Promise<ReceivedReferralDto> {
    return this.take(id, { kind: 'declined', reason });
  }

  @AnswerStep('appointment')
  @Example(steps.AppointmentBody, examples.APPOINTMENT)
  appoint(@Param() { id }: IdPath, @Body() body: steps.AppointmentBody): Promise<ReceivedReferralDto> {
    return this.take(id, appointment(body));
  }

  @AnswerStep('attendance')
  @Example(steps.AttendBody, examples.ATTEND)
  attend(@Param() { id }: IdPath, @Body() { at }: steps.AttendBody): Promise<ReceivedReferralDto> {
    return this.take(id, { kind: 'attended', at: new Date(at) });
  }

  @AnswerStep('missed-appointment')
  miss(@Param() { id }: IdPath): Promise<ReceivedReferralDto> {
    return this.take(id, { kind: 'missed' });
  }

  @AnswerStep('list-check')
  checkList(@Param() { id }: IdPath): Promise<ReceivedReferralDto> {
    return this.take(id, { kind: 'list-checked' });
  }

  @AnswerStep('result')
  @Example(steps.ResultBody, examples.RESULT)
  report(@Param() { id }: IdPath, @Body() { result }: steps.ResultBody): Promise<ReceivedReferralDto> {
    return this.take(id, { kind: 'result', result });
  }

  private async take(id: string, answer: Answer): Promise<ReceivedReferralDto> {
    return receivedView({ referral: await this.desk.answer(id, answer) });
  }
}

/** No name, no family, no case: need, age band, priority, and what belongs to the appointment. */
function receivedView({
  referral,
  note,
  place,
}: ReceivedView | { referral: Referral; note?: string; place?: string }): ReceivedReferralDto {
  const { id, commune, version, offerId, need, ageBand, sex, requirementsMet, priority, stage, stageSince } =
    referralView(referral);
  const { sentAt, arrivedAt, appointmentAt, outcome, result } = referralView(referral);
  const about = { id, commune, version, offerId: offerId ?? '', need, ageBand, sex, requirementsMet, priority };
  return { ...about, stage, stageSince, sentAt, arrivedAt, appointmentAt, outcome, result, note, place };
}
