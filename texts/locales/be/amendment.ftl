amendment-withdrawn = Рэдакцыя адклікала гэты артыкул.
amendment-digest-withdrawn = Рэдакцыя адклікала артыкулы гэтага дайджэста.
amendment-corrected = Выпраўлена: { $article }
