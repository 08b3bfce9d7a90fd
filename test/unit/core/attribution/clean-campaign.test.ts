import { describe, expect, it } from '@jest/globals';
import { cleanCampaign } from '../../../../src/core/attribution/clean-campaign.js';

const campaign = (utm_campaign: string) => cleanCampaign({ utm_campaign })?.utm_campaign;

describe('a campaign (A-102)', () => {
  it.each([
    ['klonopin_relapse_john', 'health'],
    ['Kl0nopin', 'health'],
    ['springKlonopinSale', 'health'],
    ['getheroinhelp', 'health'],
    ['%6Bl%6Fnopin', 'health'],
    ['desintoxicación', 'health'],
    ['dui_court', 'health'],
    ['spring_john_s', 'name'],
    ['retarget-MariaGarcia', 'name'],
    ['john2', 'name'],
    ['john.doe@example.org', 'contact'],
    ['john%40example.org', 'contact'],
    ['call_202-555-0147', 'contact'],
    ['(202) 555.0147', 'contact'],
    ['+12025550147', 'contact'],
    ['078-05-1120', 'contact'],
    ['=cmd|calc', 'characters'],
    ['<b>spring</b>', 'characters'],
    ['весна', 'characters'],
    ['x'.repeat(101), 'too-long'],
  ])('named %s is kept out: %s', (name, reason) => {
    expect(campaign(name)).toBe(`withheld:${reason}`);
  });

  it.each(['spring_2026', 'brand search', 'env-mental-ity'.replace('-mental-', 'ironmental'), 'q4/fl|broad', '20481234567'])(
    'named %s is kept',
    (name) => {
      expect(campaign(name)).toBe(name);
    },
  );
});

describe('what is kept of campaign data (A-101)', () => {
  it('is what we know by name, in small letters', () => {
    const given = { UTM_Source: ' Google ', 'utm-medium': 'CPC', fbp: 'fb.1.2', userName: 'ann', utm_term: '', utm_content: 7 };
    expect(cleanCampaign(given)).toEqual({ utm_source: 'google', utm_medium: 'cpc' });
  });

  it('is nothing when nothing is known', () => {
    expect(cleanCampaign({ session: 'abc' })).toBeNull();
  });

  it('of a landing page is the page: its own campaign is read, then query and fragment go', () => {
    const landingPage =
      'https://www.palmlake.example/spring?utm_source=Bing&utm_campaign=heroin&gclid=Cj0KCQjw_abcdefghijk&name=ann#top';
    expect(cleanCampaign({ landingPage, utm_source: 'google' })).toEqual({
      landing_page: 'https://www.palmlake.example/spring',
      utm_source: 'google',
      utm_campaign: 'withheld:health',
      gclid: 'Cj0KCQjw_abcdefghijk',
    });
  });

  it.each([
    ['https://palmlake.example/heroin-detox', 'https://palmlake.example/withheld:health'],
    ['https://heroin-help.example/', 'withheld:health'],
    ['https://ann:secret@palmlake.example/', 'withheld:characters'],
    ['javascript:alert(1)', 'withheld:characters'],
  ])('of the page %s is %s', (landing_page, kept) => {
    expect(cleanCampaign({ landing_page })).toEqual({ landing_page: kept });
  });

  it('of our own page is its name, whatever it is called', () => {
    const landing_page = 'https://lakerecovery.example/visit?x=1';
    expect(cleanCampaign({ landing_page }, ['https://lakerecovery.example'])).toEqual({
      landing_page: 'https://lakerecovery.example/visit',
    });
  });

  it('of a referrer is the host', () => {
    expect(cleanCampaign({ referer: 'https://www.google.com/search?q=klonopin+help' })).toEqual({ referrer: 'www.google.com' });
    expect(cleanCampaign({ referrer: 'https://forum.opioids.example/ann' })).toEqual({ referrer: 'withheld:health' });
  });

  it.each(['2025550147', '12025550147', 'a@example.org', 'short1'])('of a click id is nothing that is none: %s', (gclid) => {
    expect(cleanCampaign({ gclid })).toEqual({ gclid: 'withheld:characters' });
  });
});
