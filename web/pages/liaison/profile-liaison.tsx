import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ProfileLinks } from "../../../src/liaison/proposal.schema.ts";
import { profileLinksQuery, proposalsQuery } from "../../api/liaison.ts";
import { useMe } from "../../app/me.ts";
import { Section } from "../../components/section.tsx";
import { formatMomentDay } from "../../format.ts";
import { texts } from "../../texts.ts";
import classes from "./liaison.module.css";
import { UnlinkDialog } from "./unlink-dialog.tsx";

const words = texts.liaison.profile;
type ProfileLink = ProfileLinks["items"][number];

/** On a profile: who else it may be, and which profiles went into it. Nothing when there is nothing to say. */
export function ProfileLiaison({ id }: { readonly id: string }) {
  // Linking is for school administrators; others see the profile alone.
  return useMe().role === "school_admin" ? <AdministratorLiaison id={id} /> : null;
}

function AdministratorLiaison({ id }: { readonly id: string }) {
  const proposals = useQuery(proposalsQuery({ candidate: id, page: 1, pageSize: 25 })).data;
  const links = useQuery(profileLinksQuery(id)).data ?? [];
  const [unlinking, setUnlinking] = useState<ProfileLink | null>(null);
  const proposed = proposals?.total ?? 0;
  if (proposed === 0 && links.length === 0) return null;

  return (
    <Section id="liaison" title={words.title}>
      {proposed > 0 && (
        <p className={classes.proposed}>
          {words.proposed(proposed)}.{" "}
          <Link to="/liaison" search={{ candidat: id }}>
            {texts.liaison.decide}
          </Link>
        </p>
      )}
      {links.length > 0 && (
        <ul className={classes.links}>
          {links.map((link) => (
            <li key={link.id}>
              <span>
                {words.linked(nameOf(link), link.absorbed.establishment, formatMomentDay(link.at), link.user)}
              </span>
              {link.latest ? (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={words.unlinkOf(nameOf(link))}
                  onClick={() => setUnlinking(link)}
                >
                  {words.unlink}
                </Button>
              ) : (
                <span className="quiet">{words.later}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {unlinking && (
        <UnlinkDialog id={unlinking.id} name={nameOf(unlinking)} onClose={() => setUnlinking(null)} />
      )}
    </Section>
  );
}

function nameOf({ absorbed }: ProfileLink): string {
  return `${absorbed.lastName} ${absorbed.firstName}`;
}
