import type { Origin } from "./origin.ts";

export type Sex = "M" | "F";

const list = (names: string): readonly string[] => names.split(",").map((name) => name.trim());

/** Per origin, the more frequent first. No name stands for a person: they are combined at random. */
export const firstNames: Readonly<Record<Origin, Readonly<Record<Sex, readonly string[]>>>> = {
  french: {
    F: list(`Emma, Léa, Manon, Chloé, Camille, Sarah, Inès, Jade, Clara, Louise, Lola, Zoé, Anaïs, Marie, Océane, Mathilde,
      Julie, Pauline, Romane, Lisa, Eva, Juliette, Alice, Laura, Margaux, Noémie, Lucie, Elisa, Maëlys, Charlotte, Louna,
      Justine, Jeanne, Ambre, Agathe, Célia, Clémence, Morgane, Mélissa, Rose, Capucine, Élise, Victoria, Maëlle, Lou,
      Marine, Coralie, Solène, Axelle, Alexia, Salomé, Emeline, Éloïse, Héloïse, Fanny, Apolline, Garance, Flavie, Ninon,
      Lilou, Audrey, Laurine, Constance, Mélanie, Amandine, Gabrielle, Anna, Elsa, Elena, Maud, Estelle, Ophélie, Faustine,
      Marion, Cassandra, Tiphaine, Gwenaëlle, Nolwenn, Maïwenn, Rozenn, Albane, Bérénice, Blanche, Cécile, Cyrielle, Diane,
      Eugénie, Françoise, Joséphine, Lucile, Marguerite, Philippine, Sixtine, Suzanne, Valentine, Violette, Anne-Sophie,
      Marie-Lou, Anne-Laure, Marie-Amélie, Lou-Anne, Rose-Marie, Marie Ange, Anne-Gaëlle, Lily-Rose, Marie-Océane, Cœlia,
      Léonie, Thaïs, Loïse, Jo`),
    M: list(`Lucas, Thomas, Hugo, Enzo, Théo, Nathan, Mathis, Louis, Clément, Maxime, Léo, Alexandre, Tom, Antoine, Baptiste,
      Paul, Romain, Arthur, Quentin, Nicolas, Valentin, Raphaël, Pierre, Jules, Alexis, Matthieu, Noah, Axel, Victor,
      Gabriel, Ethan, Mathéo, Yanis, Simon, Julien, Evan, Martin, Tristan, Samuel, Rémi, Dorian, Corentin, Adrien, Loïc,
      Benjamin, Florian, Bastien, Kylian, Robin, Esteban, Titouan, Gaspard, Maël, Erwan, Gaël, Loan, Noé, Guillaume,
      Augustin, Timothée, Côme, Marius, Sacha, Émile, Étienne, Cédric, Thibault, Thibaut, Aurélien, Damien, Kévin, Jérémy,
      Grégoire, François, Benoît, Anatole, Aloïs, Célestin, Briac, Malo, Ronan, Yann, Tanguy, Gurvan, Kilian, Ewen, Ambroise,
      Aymeric, Bruno, Charles, Cyprien, Edgar, Eliott, Fabien, Félix, Gatien, Hippolyte, Jean, Joris, Lilian, Luc, Marceau,
      Mathurin, Octave, Oscar, Rodolphe, Stanislas, Sylvain, Ulysse, Zacharie, Jean-Baptiste, Pierre-Louis, Jean-Marie,
      Paul-Antoine, Jean-Loup, Marc-Antoine, Louis-Marie, Pierre Alexandre, Jean-François, Charles-Édouard, Loïs, Al`),
  },
  maghreb: {
    F: list(`Yasmine, Lina, Imane, Nour, Salma, Aya, Amina, Sofia, Meryem, Kenza, Assia, Hafsa, Khadija, Fatima, Fatima-Zahra,
      Chaïma, Inaya, Ikram, Rania, Siham, Leïla, Soumaya, Dounia, Hanane, Houda, Ibtissem, Nawel, Sabrina, Wissam, Zineb`),
    M: list(`Mohamed, Adam, Yassine, Ilyes, Rayan, Amine, Mehdi, Ayoub, Bilal, Anis, Karim, Walid, Sofiane, Hamza, Ismaël,
      Abdelkader, Zakaria, Nassim, Wassim, Badr, El Mehdi, Oussama, Réda, Abd-El-Karim, Khalil, Marwan, Younès, Idir, Massinissa,
      Mohamed-Amine`),
  },
  iberian: {
    F: list(`Inês, Beatriz, Mariana, Carla, Daniela, Lucía, Carmen, Sofia, Ana-Rita, Patrícia, Alessia, Chiara, Giulia, Vanessa,
      Catarina, Paloma, Raquel`),
    M: list(`Tiago, Diogo, Rafael, David, Miguel, Mateo, Alessandro, Lorenzo, Matteo, João, Gonçalo, Rúben, Luís, Pedro, Dylan,
      Andréa, Iker`),
  },
  african: {
    F: list(`Aminata, Fatoumata, Awa, Aïssatou, Mariam, Kadiatou, Grâce, Divine, Merveille, Bintou, Oumou, Ruth, Esther,
      Assa, Dieynaba, Hawa, Naomie, Rokhaya, Coumba, Ndeye`),
    M: list(`Mamadou, Ibrahima, Moussa, Amadou, Cheick, Ousmane, Abdoulaye, Souleymane, Boubacar, Emmanuel, Dieudonné, Christ,
      Jordan, Lamine, Seydou, Bakary, Kouamé, Yao, N'Golo, Issa`),
  },
  turkish: {
    F: list("Elif, Zeynep, Büşra, Melike, Esra, Gül, Dilara, Ayşe, Sümeyye, İrem, Selin, Hatice"),
    M: list("Emre, Yusuf, Mert, Kaan, Ömer, Furkan, Baran, Enes, Onur, Çağlar, Eren, Halil"),
  },
  asian: {
    F: list("Linh, Thi Mai, Ngọc, Thùy, Mei, Xin-Yi, Lan, Huong, Kim, Thanh-Tâm, Ly, Yi, Anh, Sokha"),
    M: list("Minh, Tuấn, Văn, Duc, Hao, Wei, Quang, Jun, Long, Thanh, Bo, Y, Khanh, Vibol"),
  },
  eastern: {
    F: list(
      "Zofia, Maja, Oliwia, Agnieszka, Ioana, Andreea, Daria, Anastasia, Kseniya, Małgorzata, Tereza, Sofiya",
    ),
    M: list("Jakub, Szymon, Kacper, Wojciech, Andrei, Mihai, Dmytro, Ivan, Oleksandr, Łukasz, Tomáš, Stefan"),
  },
};
