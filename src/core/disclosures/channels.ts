export const disclosureChannels = ['api', 'fax', 'email', 'file', 'phone', 'paper'] as const;
export type DisclosureChannel = (typeof disclosureChannels)[number];

/** A person says it or hands it over: there are no bytes of ours to check, and the notice is given along. */
export const channelsByHand = ['phone', 'paper'] as const satisfies readonly DisclosureChannel[];
export type ChannelByHand = (typeof channelsByHand)[number];

export function isByHand(channel: DisclosureChannel): boolean {
  return (channelsByHand as readonly DisclosureChannel[]).includes(channel);
}
