import { z } from 'zod';

// Only the fields that we use, as in Stripe's API versions before and after `basil`, which moved the period from the
// subscription to its items, and the subscription of an invoice into `parent`.

const idSchema = z
  .union([z.string(), z.object({ id: z.string() })])
  .transform((value) => (typeof value === 'string' ? value : value.id));
const secondsSchema = z.int().transform((seconds) => new Date(seconds * 1000));
const metadataSchema = z.record(z.string(), z.string()).nullish();

/** Any event. */
export const stripeEventSchema = z.object({
  id: z.string().min(1).max(200),
  type: z.string().min(1).max(200),
  created: secondsSchema,
  data: z.object({ object: z.unknown() }),
});

const itemSchema = z.object({
  quantity: z.int().nullish(),
  current_period_end: secondsSchema.nullish(),
  price: z.object({
    id: z.string(),
    lookup_key: z.string().nullish(),
    unit_amount: z.int().nullish(),
    currency: z.string(),
  }),
});

/** The object of `customer.subscription.*`. */
export const stripeSubscriptionSchema = z.object({
  id: z.string(),
  status: z.string(),
  customer: idSchema,
  metadata: metadataSchema,
  cancel_at: secondsSchema.nullish(),
  cancel_at_period_end: z.boolean().nullish(),
  current_period_end: secondsSchema.nullish(),
  items: z.object({ data: z.array(itemSchema).min(1) }),
});

/** The object of `checkout.session.completed`. */
export const checkoutSessionSchema = z.object({
  id: z.string(),
  client_reference_id: z.string().nullish(),
  metadata: metadataSchema,
  customer: idSchema.nullish(),
  subscription: idSchema.nullish(),
});

/** The object of `invoice.payment_failed`. */
export const invoiceSchema = z.object({
  customer: idSchema.nullish(),
  subscription: idSchema.nullish(),
  parent: z
    .object({ subscription_details: z.object({ subscription: idSchema.nullish() }).nullish() })
    .nullish(),
});

export type StripeEvent = z.infer<typeof stripeEventSchema>;
export type StripeSubscription = z.infer<typeof stripeSubscriptionSchema>;
