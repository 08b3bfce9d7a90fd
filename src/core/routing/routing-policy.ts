/** A widening step: from `afterSeconds` of waiting on, counsellors of this proficiency are good enough. */
export interface Ring {
  readonly afterSeconds: number;
  readonly minProficiency: number;
}

/** How a site finds the counsellor for somebody who waits. Seconds count from when they began to wait. */
export interface RoutingPolicy {
  /** So long an entry is kept for the counsellor of the last talk, while that one could come free. */
  readonly reliefSeconds: number;
  /** The earliest holds from the beginning; without any, everybody is good enough. */
  readonly rings: readonly Ring[];
  /** Whoever missed or declined an entry is asked again for it after this long: better a second try than nobody at all. */
  readonly secondTryAfterSeconds: number;
  readonly overflow: {
    /** Null: supervisors who take calls are asked from the beginning, though after everybody else. */
    readonly supervisorsAfterSeconds: number | null;
    /** Counsellors of these routes, mostly another site's, are asked too. */
    readonly routes: readonly { readonly afterSeconds: number; readonly routeId: string }[];
    /** A caller on the phone is connected to this outside number of the site. */
    readonly partner: { readonly afterSeconds: number; readonly outsideNumberId: string } | null;
  };
}

export const defaultRoutingPolicy: RoutingPolicy = {
  reliefSeconds: 15,
  rings: [
    { afterSeconds: 0, minProficiency: 3 },
    { afterSeconds: 30, minProficiency: 2 },
    { afterSeconds: 60, minProficiency: 1 },
  ],
  secondTryAfterSeconds: 60,
  overflow: { supervisorsAfterSeconds: null, routes: [], partner: null },
};

const uuidPattern = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
const seconds = (least: number, most: number): object => ({ type: 'integer', minimum: least, maximum: most });
const whole = (properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
const hour = 3600;
const orNull = (schema: object): object => ({ anyOf: [{ type: 'null' }, schema] });

/** JSON Schema of a RoutingPolicy. Relief is at most ten minutes: others may be idle meanwhile. */
export const routingPolicySchema: object = whole({
  reliefSeconds: seconds(0, 600),
  rings: {
    type: 'array',
    maxItems: 5,
    items: whole({ afterSeconds: seconds(0, 24 * hour), minProficiency: seconds(1, 5) }),
  },
  secondTryAfterSeconds: seconds(10, hour),
  overflow: whole({
    supervisorsAfterSeconds: orNull(seconds(0, 24 * hour)),
    routes: {
      type: 'array',
      maxItems: 10,
      items: whole({ afterSeconds: seconds(0, 24 * hour), routeId: { type: 'string', pattern: uuidPattern } }),
    },
    partner: orNull(whole({ afterSeconds: seconds(10, 24 * hour), outsideNumberId: { type: 'string', pattern: uuidPattern } })),
  }),
});
