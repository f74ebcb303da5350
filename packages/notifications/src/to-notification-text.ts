import { toDay, toFigure, toMoney, toPercent } from '@headway/ground';
import type { Notification } from './notification.ts';

/** A notification in words. Plain text, however much it looks like markup. */
export interface NotificationText {
  /** One line. */
  title: string;
  /** A sentence more, where there is more to say. */
  detail: string | null;
}

type Of<Kind extends Notification['kind']> = Extract<Notification, { kind: Kind }>['data'];

/** Says what a notification tells, in English. */
export function toNotificationText({ kind, data }: Notification): NotificationText {
  switch (kind) {
    case 'generation_complete':
      return {
        title: `“${data.title}” is ready`,
        detail: `${toFigure(data.words)} words, content score ${Math.round(data.score)}.`,
      };
    case 'generation_failed':
      return { title: `“${data.keyword}” could not be generated`, detail: data.error ?? null };
    case 'mention':
      return onComment(data, 'mentioned you');
    case 'reply':
      return onComment(data, 'replied');
    case 'comment_resolved':
      return onComment(data, 'resolved a comment');
    case 'member_added':
      return {
        title: `${data.byName ?? 'Someone'} added you to ${data.projectName}`,
        detail: `Your role is ${data.role}.`,
      };
    case 'member_removed':
      return { title: `You were removed from ${data.projectName}`, detail: null };
    case 'subscription_changed':
      return onSubscription(data);
    case 'usage_alert':
      return onUsage(data);
    case 'batch_ended':
      return onBatch(data);
    case 'announcement':
      return { title: data.title, detail: data.body === '' ? null : data.body };
  }
}

function onComment({ byName, title, excerpt }: Of<'mention'>, did: string): NotificationText {
  const place = title === undefined ? '' : ` in “${title}”`;
  return { title: `${byName ?? 'Someone'} ${did}${place}`, detail: excerpt ?? null };
}

function onBatch({ projectName, complete, failed }: Of<'batch_ended'>): NotificationText {
  if (complete === 0) {
    const none = failed === 1 ? '1 article' : `${toFigure(failed)} articles`;
    return { title: `${none} could not be generated in ${projectName}`, detail: null };
  }
  const ready = complete === 1 ? '1 article is ready' : `${toFigure(complete)} articles are ready`;
  return {
    title: `${ready} in ${projectName}`,
    detail: failed === 0 ? null : `${toFigure(failed)} could not be generated.`,
  };
}

function onUsage({ projectName, percent, used, limit, renewsAt }: Of<'usage_alert'>): NotificationText {
  const share = percent === 100 ? 'all' : toPercent(percent / 100);
  return {
    title: `${projectName} has used ${share} of its generations this month`,
    detail: `${toFigure(used)} of ${toFigure(limit)} used. The limit resets on ${toDay(renewsAt)}.`,
  };
}

function onSubscription(data: Of<'subscription_changed'>): NotificationText {
  const { projectName, change, planName = 'another plan', status, cancelAt } = data;
  if (change === 'payment_failed') {
    return {
      title: `A payment for ${projectName} failed`,
      detail: `${toUncharged(data)}Update the payment method to keep the plan.`,
    };
  }
  if (status === 'canceled') return { title: `The subscription of ${projectName} has ended`, detail: null };
  if (change === 'plan') return { title: `${projectName} is on the plan ${planName}`, detail: null };
  if (change === 'cancel_at') {
    const title = cancelAt === undefined ? 'goes on' : `ends on ${toDay(cancelAt)}`;
    return { title: `The subscription of ${projectName} ${title}`, detail: null };
  }
  return { title: `The subscription of ${projectName} is ${status.replaceAll('_', ' ')}`, detail: null };
}

function toUncharged({ amount, currency = '' }: Of<'subscription_changed'>): string {
  if (amount === undefined || !/^[a-z]{3}$/i.test(currency)) return '';
  return `${toMoney(amount, currency)} could not be charged. `;
}
