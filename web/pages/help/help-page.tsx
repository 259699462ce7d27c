import { type GuidePage, pages } from "virtual:guide";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type MouseEvent, useEffect } from "react";
import { NotFoundPage } from "../../app/not-found-page.tsx";
import { Page } from "../../components/page.tsx";
import { SkeletonText } from "../../components/skeleton.tsx";
import { texts } from "../../texts.ts";
import classes from "./help.module.css";

const route = getRouteApi("/aide/$page");

/** The contents of the guide. */
export function HelpIndexPage() {
  return (
    <Page title={texts.help.title} layout="text">
      <ol className={classes.contents}>
        {pages.map(({ slug, title }) => (
          <li key={slug}>
            <Link to="/aide/$page" params={{ page: slug }}>
              {title}
            </Link>
          </li>
        ))}
      </ol>
    </Page>
  );
}

/** One page of the guide, with the ways to the contents and to its neighbours. */
export function HelpPage() {
  const { page: slug } = route.useParams();
  const index = pages.findIndex((page) => page.slug === slug);
  const page = pages[index];
  if (page === undefined) return <NotFoundPage />;
  return (
    <Page key={slug} title={page.title} layout="text">
      <GuideText page={page} />
      <nav className={classes.neighbours} aria-label={texts.help.contents}>
        <Neighbour page={pages[index - 1]} label={texts.help.previous} />
        <Link to="/aide">{texts.help.contents}</Link>
        <Neighbour page={pages[index + 1]} label={texts.help.next} />
      </nav>
    </Page>
  );
}

function GuideText({ page }: { readonly page: GuidePage }) {
  const { data: html } = useQuery({
    queryKey: ["guide", page.slug],
    queryFn: page.load,
    staleTime: Infinity,
  });
  const navigate = useNavigate();

  // An address with an anchor can only be followed once the text is there.
  useEffect(() => {
    if (html === undefined || window.location.hash === "") return;
    document.getElementById(decodeURIComponent(window.location.hash.slice(1)))?.scrollIntoView();
  }, [html]);

  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const path = link?.getAttribute("href");
    if (!path?.startsWith("/aide/") || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate({ href: path });
  };

  if (html === undefined) return <SkeletonText lines={12} />;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only links are followed, which the keyboard clicks too
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    // biome-ignore lint/security/noDangerouslySetInnerHtml: our own guide, turned into HTML when building
    <div className={classes.text} onClick={follow} dangerouslySetInnerHTML={{ __html: html }} />
  );
}

function Neighbour({
  page,
  label,
}: {
  readonly page: GuidePage | undefined;
  readonly label: (title: string) => string;
}) {
  if (page === undefined) return <span />;
  return (
    <Link to="/aide/$page" params={{ page: page.slug }}>
      {label(page.title)}
    </Link>
  );
}
