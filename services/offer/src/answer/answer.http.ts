import { applyDecorators, Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import { ReferralDesk } from '../referral/referral-desk.service.js';
import * as steps from '../referral/referral-steps.dto.js';
import { ReferralDto } from '../referral/referral.dto.js';
import * as examples from '../referral/referral.examples.js';
import { referralView } from '../referral/referral.views.js';
import type { Answer } from './answer.js';
import { LinkDesk } from './link-desk.service.js';

const AnswerStep = (path: string): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(200),
    Changes(),
    Rights('referrals.work'),
    PathParams(IdPath),
    ApiOkResponse({ type: ReferralDto }),
  ) as MethodDecorator;

/** What the institution said to the office by telephone or letter: recorded as said on its behalf. */
@ApiTags('answers')
@Controller('referrals/:id')
export class AnswerController {
  constructor(
    private readonly desk: ReferralDesk,
    private readonly links: LinkDesk,
  ) {}

  @AnswerStep('acknowledgement')
  acknowledge(@Param() { id }: IdPath): Promise<ReferralDto> {
    return this.take(id, { kind: 'acknowledged' });
  }

  /** A place for this child: whoever waits for it before comes first. */
  @AnswerStep('acceptance')
  @Example(steps.AcceptBody, examples.ACCEPT)
  accept(@Param() { id }: IdPath, @Body() body: steps.AcceptBody): Promise<ReferralDto> {
    return this.take(id, acceptance(body));
  }

  @AnswerStep('wait-listing')
  waitList(@Param() { id }: IdPath): Promise<ReferralDto> {
    return this.take(id, { kind: 'wait-listed' });
  }

  @AnswerStep('refusal')
  @Example(steps.DeclineBody, examples.DECLINE)
  decline(@Param() { id }: IdPath, @Body() { reason }: steps.DeclineBody): Promise<ReferralDto> {
    return this.take(id, { kind: 'declined', reason });
  }

  /** Date and place of the first appointment; of another one where the family could not come. */
  @AnswerStep('appointment')
  @Example(steps.AppointmentBody, examples.APPOINTMENT)
  appoint(@Param() { id }: IdPath, @Body() body: steps.AppointmentBody): Promise<ReferralDto> {
    return this.take(id, appointment(body));
  }

  /** The family came: only now is the referral effective. */
  @AnswerStep('attendance')
  @Example(steps.AttendBody, examples.ATTEND)
  attend(@Param() { id }: IdPath, @Body() { at }: steps.AttendBody): Promise<ReferralDto> {
    return this.take(id, { kind: 'attended', at: new Date(at) });
  }

  /** The family did not come: it is looked for. */
  @AnswerStep('missed-appointment')
  miss(@Param() { id }: IdPath): Promise<ReferralDto> {
    return this.take(id, { kind: 'missed' });
  }

  /** The wait was checked with the institution. */
  @AnswerStep('list-check')
  checkList(@Param() { id }: IdPath): Promise<ReferralDto> {
    return this.take(id, { kind: 'list-checked' });
  }

  @AnswerStep('result')
  @Example(steps.ResultBody, examples.RESULT)
  report(@Param() { id }: IdPath, @Body() { result }: steps.ResultBody): Promise<ReferralDto> {
    return this.take(id, { kind: 'result', result });
  }

  /** A new link for an institution without account and address of mail; earlier ones end. It is shown once. */
  @Post('answer-link')
  @HttpCode(201)
  @Rights('referrals.work')
  @PathParams(IdPath)
  @ApiCreatedResponse({ type: steps.IssuedLinkDto })
  issueLink(@Param() { id }: IdPath): Promise<steps.IssuedLinkDto> {
    return this.links.issue(id);
  }

  private async take(id: string, answer: Answer): Promise<ReferralDto> {
    return referralView(await this.desk.answer(id, answer));
  }
}

export const acceptance = ({ appointmentAt, place }: steps.AcceptBody): Answer => ({
  kind: 'accepted',
  appointmentAt: appointmentAt ? new Date(appointmentAt) : undefined,
  place,
});

export const appointment = ({ at, place }: steps.AppointmentBody): Answer => ({
  kind: 'appointment',
  at: new Date(at),
  place,
});
